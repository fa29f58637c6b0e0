/** Cities whose bare name leaves no doubt, by country. */
const CITIES: Record<string, string> = {
  US: `san francisco;new york;new york city;los angeles;chicago;seattle;boston;austin;denver;atlanta;miami;houston;dallas;
    philadelphia;san diego;san jose;palo alto;mountain view;menlo park;washington dc;minneapolis;pittsburgh;sacramento;
    salt lake city;las vegas;indianapolis;milwaukee;baltimore;san antonio;fort worth;oklahoma city;cupertino;redmond;
    sunnyvale;brooklyn;manhattan`,
  GB: 'london;manchester;edinburgh;bristol;leeds;glasgow;liverpool;nottingham;sheffield;cardiff;belfast;leicester;southampton;milton keynes',
  DE: `berlin;münchen;munich;hamburg;köln;cologne;frankfurt am main;stuttgart;düsseldorf;leipzig;dresden;nürnberg;nuremberg;
    hannover;dortmund;bremen;karlsruhe;mannheim;walldorf;wiesbaden;augsburg`,
  FR: 'paris;lyon;toulouse;marseille;nantes;bordeaux;lille;strasbourg;montpellier;rennes;grenoble;sophia antipolis',
  ES: 'madrid;barcelona;sevilla;bilbao;málaga;zaragoza',
  PT: 'lisbon;lisboa;porto;braga',
  IT: 'milan;milano;rome;roma;turin;torino;bologna;firenze;napoli',
  NL: 'amsterdam;rotterdam;utrecht;eindhoven;den haag;the hague',
  CH: 'zürich;zurich;geneva;genève;basel;lausanne',
  AT: 'vienna;wien;graz;salzburg;innsbruck',
  SE: 'stockholm;göteborg;gothenburg;malmö',
  DK: 'copenhagen;københavn;aarhus',
  NO: 'oslo;trondheim;stavanger',
  FI: 'helsinki;espoo;tampere',
  EE: 'tallinn',
  LV: 'riga',
  LT: 'vilnius;kaunas',
  PL: 'warsaw;warszawa;kraków;krakow;wrocław;wroclaw;gdańsk;gdansk;poznań;poznan;łódź;katowice',
  CZ: 'prague;praha;brno',
  SK: 'bratislava',
  HU: 'budapest',
  RO: 'bucharest;bucurești;cluj-napoca',
  BG: 'sofia',
  RS: 'belgrade;beograd',
  HR: 'zagreb',
  SI: 'ljubljana',
  GR: 'athens;thessaloniki',
  UA: 'kyiv;kiev;київ;киев;lviv;львів;kharkiv',
  RU: 'moscow;москва;санкт-петербург;saint petersburg;новосибирск;екатеринбург;казань;нижний новгород;уфа;челябинск;самара;омск;ростов-на-дону;красноярск;пермь;воронеж;краснодар;тюмень',
  BY: 'minsk;минск',
  KZ: 'almaty;алматы;astana;астана',
  AM: 'yerevan',
  GE: 'tbilisi',
  IE: 'dublin;galway',
  BE: 'brussels;bruxelles;antwerp;antwerpen;ghent;gent',
  IN: `bengaluru;bangalore;mumbai;hyderabad;chennai;pune;new delhi;delhi;gurgaon;gurugram;noida;kolkata;ahmedabad;
    jaipur;kochi;coimbatore;indore;chandigarh;secunderabad;navi mumbai;delhi ncr`,
  PK: 'karachi;lahore;islamabad',
  BD: 'dhaka',
  LK: 'colombo',
  SG: 'singapore',
  HK: 'hong kong',
  JP: 'tokyo;osaka;kyoto;yokohama;東京;东京;大阪;京都;横浜;名古屋;福岡;札幌;神戸;仙台',
  KR: 'seoul;busan;pangyo',
  AU: 'sydney;melbourne;brisbane;canberra;adelaide;perth;darwin',
  NZ: 'auckland',
  CA: 'toronto;montreal;montréal;vancouver;calgary;ottawa;edmonton;winnipeg;mississauga',
  MX: 'cdmx;mexico city;ciudad de méxico;guadalajara;monterrey',
  BR: 'são paulo;sao paulo;rio de janeiro;belo horizonte;curitiba;porto alegre;brasília;florianópolis;recife;campinas',
  AR: 'buenos aires',
  CL: 'santiago de chile',
  CO: 'bogotá;bogota;medellín;medellin',
  PE: 'lima',
  UY: 'montevideo',
  IL: 'tel aviv;tel aviv-yafo;haifa;herzliya',
  AE: 'dubai;abu dhabi',
  QA: 'doha',
  SA: 'riyadh;jeddah',
  EG: 'cairo',
  MA: 'casablanca',
  NG: 'lagos',
  KE: 'nairobi',
  ZA: 'cape town;johannesburg;pretoria;durban',
  TR: 'istanbul;ankara;izmir',
  TH: 'bangkok',
  MY: 'kuala lumpur;petaling jaya;shah alam;johor bahru;cyberjaya',
  ID: 'jakarta;jakarta selatan;jakarta pusat;jakarta barat;jakarta utara;jakarta timur;surabaya;bandung;semarang;yogyakarta;tangerang;bekasi;denpasar',
  PH: 'manila;makati;quezon city',
  VN: 'hanoi;ha noi;hà nội;ho chi minh city;ho chi minh;hồ chí minh;da nang;đà nẵng',
  UZ: 'tashkent;toshkent;ташкент',
  AZ: 'baku;bakı;баку',
  TW: 'taipei;台北',
  CN: `北京;上海;深圳;广州;杭州;武汉;成都;南京;西安;苏州;天津;重庆;厦门;长沙;合肥;郑州;青岛;宁波;东莞;佛山;无锡;福州;济南;
    大连;沈阳;昆明;南宁;珠海;哈尔滨;长春;石家庄;太原;南昌;贵阳;海口;兰州;乌鲁木齐;呼和浩特;常州;温州;嘉兴;中山;惠州;
    beijing;shanghai;shenzhen;guangzhou;hangzhou;chengdu`,
};

const countryByCity = new Map(
  Object.entries(CITIES).flatMap(([code, names]) =>
    names.split(';').map((name) => [name.replaceAll(/\s+/g, ' ').trim(), code] as const),
  ),
);

/** The country of a city that bears its name alone, or almost. */
export function countryOfCity(name: string): string | null {
  // The dot of the Turkish İ stays behind.
  return countryByCity.get(name.trim().toLowerCase().replaceAll('i\u0307', 'i')) ?? null;
}

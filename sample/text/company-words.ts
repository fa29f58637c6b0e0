/** First halves of invented company names. */
export const NAME_STARTS = [
  ...[
    'Bright',
    'Kestrel',
    'Lumen',
    'Nord',
    'Copper',
    'Willow',
    'Tidal',
    'Ember',
    'Quill',
    'Marble',
  ],
  ...[
    'Saffron',
    'Orchid',
    'Granite',
    'Velvet',
    'Harbor',
    'Juniper',
    'Cobalt',
    'Meadow',
    'Falcon',
    'Amber',
  ],
  ...[
    'Silver',
    'Raven',
    'Cedar',
    'Polar',
    'Indigo',
    'Hazel',
    'Summit',
    'Coral',
    'Thistle',
    'Larch',
  ],
  ...[
    'Linden',
    'Osprey',
    'Pebble',
    'Sable',
    'Tundra',
    'Vesper',
    'Zephyr',
    'Alder',
    'Basalt',
    'Clover',
  ],
] as const;

/** Second halves of invented company names. */
export const NAME_ENDS = [
  ...['fjord', 'wind', 'haus', 'metric', 'forge', 'loop', 'gate', 'field', 'wave', 'stack'],
  ...['path', 'grid', 'mark', 'flow', 'light', 'port', 'mill', 'stone', 'bridge', 'scale'],
  ...['cast', 'lane', 'works', 'peak', 'yard', 'leaf', 'dock', 'line', 'pulse', 'crest'],
] as const;

/** What may follow a name, by country. */
export const NAME_TAILS: Readonly<Record<string, readonly string[]>> = {
  Germany: ['', '', ' GmbH', ' AG', ' Technologies', ' SE'],
  Austria: ['', ' GmbH'],
  France: ['', ' SAS', ' Technologies'],
  Spain: ['', ' S.L.', ' Digital'],
  Portugal: ['', ' Lda'],
  Brazil: ['', ' Tecnologia'],
  Netherlands: ['', ' B.V.'],
  Sweden: ['', ' AB'],
  Ireland: ['', ' Ltd'],
  'United Kingdom': ['', ' Ltd', ' Analytics', ' Systems'],
  'United States': ['', ' Inc.', ' Labs', ' AI', ' Systems'],
};

export const INDUSTRIES = [
  ...['Software', 'Financial services', 'E-commerce', 'Health technology', 'Logistics', 'Mobility'],
  ...['Energy', 'Insurance', 'Consulting', 'Media', 'Industrial automation', 'Travel', 'Education'],
] as const;

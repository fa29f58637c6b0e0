/** Invented people: recruiters, interviewers, friends. */
export const FIRST_NAMES = [
  ...[
    'Anna',
    'Jonas',
    'Léa',
    'Priya',
    'Tom',
    'Søren',
    'Zoë',
    'Mateusz',
    'Inês',
    'Björn',
    'Carmen',
    'David',
  ],
  ...[
    'Elif',
    'François',
    'Greta',
    'Hiroshi',
    'Ivana',
    'João',
    'Katarzyna',
    'Lukas',
    'Miriam',
    'Noah',
  ],
  ...['Olivia', 'Peter', 'Ravi', 'Sofía', 'Thomas', 'Ursula', 'Vikram', 'Wendy', 'Yara', 'Jürgen'],
] as const;

export const LAST_NAMES = [
  ...[
    'Weber',
    'Okafor',
    'Dubois',
    'Nguyen',
    'Hansen',
    'Müller',
    'García',
    'Kowalski',
    'Silva',
    'Andersson',
  ],
  ...[
    'Brown',
    'Rossi',
    'Novák',
    'Schäfer',
    'Patel',
    'Lefèvre',
    'Murphy',
    'Fernández',
    'Costa',
    'Vogel',
  ],
  ...[
    'Jensen',
    'Haddad',
    'Bauer',
    'Petrov',
    'Almeida',
    'Krüger',
    'Sato',
    'O’Neill',
    'Núñez',
    'Lang',
  ],
] as const;

/** Letters of ASCII only, for the part of an address before the @. */
export function addressPart(name: string): string {
  const plain = name.toLowerCase().replaceAll('ø', 'o').replaceAll('ł', 'l').replaceAll('ß', 'ss');
  return plain.normalize('NFD').replaceAll(/[^a-z]/g, '');
}

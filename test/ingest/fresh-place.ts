import { afterEach, beforeEach } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';

/** A database and a folder, new for every test of the file that asks for them. */
export interface Place {
  database: TestDatabase;
  files: FixtureFolder;
}

/** To be called at the top of a test file; what it gives is filled before each test. */
export function freshPlace(): Place {
  const place = {} as Place;
  beforeEach(async () => {
    place.database = await cloneDatabase();
    place.files = await fixtureFolder();
  });
  afterEach(async () => {
    await place.database[Symbol.asyncDispose]();
    await place.files[Symbol.asyncDispose]();
  });
  return place;
}

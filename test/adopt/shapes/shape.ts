/** A database that the data model's statements have made, and that somebody has changed since. */
export interface Shape {
  /** What is odd about it, as the name of a test. */
  name: string;
  /** What was done to it. `DB` stands for the name of the database, `ROLE` for a role of the test's. */
  sql: string;
  /** Options of `create database`, for one that is no copy of another. */
  database?: string;
  /** How the name of the role begins, where it has to be an odd one. */
  role?: string;
  /** Whether the role owns all of it and adopts, in place of a superuser. */
  asOwner?: boolean;
  /** What is said when it is refused and stays as it is. Without this it is adopted. */
  refused?: RegExp;
  /** What adopting says it did to columns, constraints and tables. */
  changes?: readonly string[];
  /** What it says it kept. */
  kept?: readonly string[];
  /** Whether it is to be seen that what was adopted computes, and takes a load. */
  loads?: boolean;
  /** Columns whose values are told in other words afterwards, e.g. `users.created_at`. */
  retold?: readonly string[];
}

import { userInfo } from 'node:os';

/** The user's home folder, where libpq looks for files of passwords, services and certificates. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return env.HOME || userInfo().homedir;
}

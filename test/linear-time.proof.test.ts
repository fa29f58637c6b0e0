import { testLinearTime } from './linear-time.ts';

testLinearTime({ plain: 1, opened: 1, own: 1 });

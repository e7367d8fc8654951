export { countPartners } from './count-partners.ts';

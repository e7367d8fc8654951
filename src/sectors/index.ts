export { fieldByName } from './field-by-name.ts';
export {
  type Affair,
  affairName,
  affairOfField,
  AFFAIRS,
  type Field,
  fieldName,
  FIELDS,
  isField,
  UNSPECIFIED,
} from './fields.ts';
export { DAC_PURPOSES, fieldOfSector, type Sector, sectorName, VOCABULARY } from './sectors.ts';

import { mapKey, type Mapping, type ProfileField, type Settings } from './settings';

/** Where a profile field goes. A person needs a name, so a name that is mapped to nothing is the name all the same. */
export function targetOf(settings: Settings, field: ProfileField): Mapping['target'] {
  const { target } = settings[mapKey[field]];
  return field === 'name' && target.to === 'nothing' ? { to: 'lever', field: 'name' } : target;
}

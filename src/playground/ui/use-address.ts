import { useEffect, useState } from 'preact/hooks';
import { type Address, addressOf, hashOf } from '../address.ts';

/** The state that can be linked to, kept in the address. */
export function useAddress(): readonly [Address, (change: Partial<Address>) => void] {
  const read = () => addressOf(location.hash, navigator.languages);
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const follow = () => setAddress(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const change = (changes: Partial<Address>) => {
    const next = { ...address, ...changes };
    setAddress(next);
    history.replaceState(null, '', hashOf(next));
  };
  return [address, change];
}

// @ts-check
// What the minutes keep on this device: IndexedDB, or localStorage where a browser has none. One account and meeting each.

const DATABASE = 'sinergi-minutes';
const TABLE = 'kept';

/**
 * @typedef {object} DeviceStore
 * @property {() => Promise<[string, unknown][]>} all what is kept, by key
 * @property {(puts: Readonly<Record<string, unknown>>, drops?: readonly string[]) => Promise<void>} write all of it or nothing
 * @property {(key: string, value: unknown) => void} jot at once, before the next line runs; `undefined` takes it away
 */
/** @typedef {Pick<DeviceStore, 'all' | 'write'>} Table */

const JOTTED = 'sinergi-minutes-jotted';

/**
 * Keystrokes are jotted down: a tab that is killed loses none of them, as it would of what is still on its way into the
 * database. They come back with all the rest.
 * @param {string} owner @returns {Promise<DeviceStore>}
 */
export async function openStore(owner) {
  const table = await openTable(`${owner}/`);
  const jotted = plainTable(`${JOTTED}/${owner}/`);
  return {
    write: table.write,
    all: async () => [...(await table.all()), ...(await jotted.all().catch(() => []))],
    jot: (key, value) => {
      try {
        if (value === undefined) localStorage.removeItem(`${JOTTED}/${owner}/${key}`);
        else localStorage.setItem(`${JOTTED}/${owner}/${key}`, JSON.stringify(value));
      } catch {
        void table.write(value === undefined ? {} : { [key]: value }, value === undefined ? [key] : []);
      }
    },
  };
}

/** @param {string} start @returns {Promise<Table>} */
async function openTable(start) {
  try {
    return databaseTable(await openDatabase(), start);
  } catch {
    return plainTable(`${DATABASE}/${start}`);
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => {
      // Signing out in another window takes everything away.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error(DATABASE));
    request.onblocked = () => reject(new Error(DATABASE));
  });
}

/** @param {IDBDatabase} database @param {string} start @returns {Table} */
function databaseTable(database, start) {
  /** @param {IDBTransaction} transaction @returns {Promise<void>} */
  const done = (transaction) =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error(TABLE));
    });
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  return {
    all: async () => {
      const transaction = database.transaction(TABLE);
      const table = transaction.objectStore(TABLE);
      const keys = table.getAllKeys(range);
      const values = table.getAll(range);
      await done(transaction);
      return keys.result.map((key, i) => [String(key).slice(start.length), values.result[i]]);
    },
    write: async (puts, drops = []) => {
      const transaction = database.transaction(TABLE, 'readwrite');
      const table = transaction.objectStore(TABLE);
      for (const key of drops) table.delete(start + key);
      for (const [key, value] of Object.entries(puts)) table.put(value, start + key);
      await done(transaction);
    },
  };
}

/** @param {string} start @returns {Table} */
function plainTable(start) {
  return {
    all: async () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(start))
        .sort()
        .map((key) => [key.slice(start.length), JSON.parse(localStorage.getItem(key) ?? 'null')]),
    write: async (puts, drops = []) => {
      for (const [key, value] of Object.entries(puts))
        localStorage.setItem(start + key, JSON.stringify(value));
      for (const key of drops) localStorage.removeItem(start + key);
    },
  };
}

/**
 * What is written where the network may be gone, kept on this device until the server has it (IndexedDB). It holds
 * words about people: it is emptied when it was sent, and all of it on signing out.
 */
const name = "inroad";
const shelf = "kept";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(shelf));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("storage is closed to us")));
  });
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  if (typeof indexedDB === "undefined") throw new Error("this browser keeps nothing");
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(shelf, mode);
      const request = work(transaction.objectStore(shelf));
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not kept")));
    });
  } finally {
    database.close();
  }
}

/** What was kept under a key; undefined when nothing is, or the browser keeps nothing for us. */
export async function kept<T>(key: string): Promise<T | undefined> {
  try {
    return await within<T | undefined>("readonly", (store) => store.get(key) as IDBRequest<T | undefined>);
  } catch {
    return undefined;
  }
}

/** The keys that begin so. */
export async function keptKeys(start: string): Promise<readonly string[]> {
  try {
    const found = await within<IDBValidKey[]>("readonly", (store) => store.getAllKeys());
    return found.filter((key) => typeof key === "string" && key.startsWith(start)) as string[];
  } catch {
    return [];
  }
}

/** Keeps a value; false when the browser would not. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  try {
    await within("readwrite", (store) => store.put(value, key));
    return true;
  } catch {
    return false;
  }
}

/** Forgets one key. */
export async function forget(key: string): Promise<void> {
  try {
    await within("readwrite", (store) => store.delete(key));
  } catch {
    // Nothing could be kept, so nothing is left behind either.
  }
}

/** Forgets everything: somebody else may follow on this machine. */
export async function forgetAll(): Promise<void> {
  try {
    await within("readwrite", (store) => store.clear());
  } catch {
    // As above.
  }
}

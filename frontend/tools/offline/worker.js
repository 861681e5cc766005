// Keeps the pages of today and of a meeting on this device, so that they open without a network. FILES and VERSION are
// put in by the build. Only these files are ever kept: nothing the API says passes through here.
const files = FILES;
const shelf = "inroad-VERSION";
const known = new Set(files);
/** Milliseconds after which a network that says nothing counts as none. */
const patience = 5000;

self.addEventListener("install", (event) => {
  const fresh = files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (keys) => keys.filter((key) => key.startsWith("inroad-") && key !== shelf);
  event.waitUntil(caches.keys().then((keys) => Promise.all(old(keys).map((key) => caches.delete(key)))));
});

async function kept(path) {
  const cache = await caches.open(shelf);
  return cache.match(path, { ignoreVary: true });
}

/** The start page: the newest where there is a network, the one kept where there is none. */
async function page(request) {
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const asked = fetch(request).catch(() => undefined);
  const answer = await Promise.race([asked, late]);
  if (answer && ![502, 503, 504].includes(answer.status)) return answer;
  return (await kept("/")) ?? answer ?? (await asked) ?? Response.error();
}

async function file(request, path) {
  return (await kept(path)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (/^\/(api|problems|healthz|readyz)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (known.has(pathname)) event.respondWith(file(request, pathname));
});

// A reminder comes in encrypted for this browser alone; what it says is shown and not kept.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  const { title = "Inroad", body = "", url = "/today", tag = "inroad" } = told;
  const shown = { body, tag, icon: "/mark.svg", data: { url } };
  event.waitUntil(self.registration.showNotification(title, shown));
});

/** The page a reminder leads to: one of ours that is open already, or a new one. */
async function lead(url) {
  const target = new URL(url, self.location.origin);
  const to = target.origin === self.location.origin ? target.href : self.location.origin;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [page] = open;
  if (!page) return self.clients.openWindow(to);
  await page.focus();
  return page.navigate ? page.navigate(to) : page;
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data?.url ?? "/today"));
});

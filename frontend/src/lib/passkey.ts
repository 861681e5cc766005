/** What WebAuthn gives and takes are bytes; the contract writes them as base64url. */
export interface PasskeyAnswer {
  readonly credential_id: string;
  readonly client_data: string;
  readonly authenticator_data: string;
  readonly signature: string;
  readonly user_handle: string | null;
}

export interface NewPasskeyAnswer {
  readonly credential_id: string;
  readonly client_data: string;
  readonly attestation_object: string;
}

export interface PasskeyWish {
  readonly challenge: string;
  readonly rp_id: string;
  readonly rp_name: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly user_display_name: string;
  readonly algorithms: readonly number[];
  readonly exclude: readonly string[];
  readonly timeout_ms: number;
}

/** The person would rather not, or the device had none; nothing was done. */
export class NoPasskey extends Error {
  /** The device keeps one for this account already. */
  readonly known: boolean;
  constructor(cause: unknown) {
    super("No passkey was used.", { cause });
    this.name = "NoPasskey";
    this.known = cause instanceof DOMException && cause.name === "InvalidStateError";
  }
}

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return "PublicKeyCredential" in globalThis && "credentials" in navigator;
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (char) => char.codePointAt(0) ?? 0);
}

export function toText(bytes: ArrayBuffer): string {
  const plain = String.fromCodePoint(...new Uint8Array(bytes));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function asked(call: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let found: Credential | null;
  try {
    found = await call();
  } catch (error) {
    throw new NoPasskey(error);
  }
  if (!(found instanceof PublicKeyCredential)) throw new NoPasskey(null);
  return found;
}

/** Has the device make one and keep it. Throws NoPasskey. */
export async function makePasskey(wish: PasskeyWish): Promise<NewPasskeyAnswer> {
  const made = await asked(async () =>
    navigator.credentials.create({
      publicKey: {
        challenge: toBytes(wish.challenge),
        rp: { id: wish.rp_id, name: wish.rp_name },
        user: {
          id: toBytes(wish.user_id),
          name: wish.user_name,
          displayName: wish.user_display_name,
        },
        pubKeyCredParams: wish.algorithms.map((alg) => ({ type: "public-key" as const, alg })),
        excludeCredentials: wish.exclude.map((id) => ({ type: "public-key" as const, id: toBytes(id) })),
        authenticatorSelection: {
          residentKey: "required",
          requireResidentKey: true,
          userVerification: "required",
        },
        attestation: "none",
        timeout: wish.timeout_ms,
      },
    }),
  );
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    credential_id: toText(made.rawId),
    client_data: toText(response.clientDataJSON),
    attestation_object: toText(response.attestationObject),
  };
}

/** Has the person choose one and show the device who they are. Throws NoPasskey. */
export async function askPasskey(wish: {
  readonly challenge: string;
  readonly rp_id: string;
  readonly timeout_ms: number;
}): Promise<PasskeyAnswer> {
  const found = await asked(async () =>
    navigator.credentials.get({
      publicKey: {
        challenge: toBytes(wish.challenge),
        rpId: wish.rp_id,
        userVerification: "required",
        timeout: wish.timeout_ms,
      },
    }),
  );
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    credential_id: toText(found.rawId),
    client_data: toText(response.clientDataJSON),
    authenticator_data: toText(response.authenticatorData),
    signature: toText(response.signature),
    user_handle: response.userHandle ? toText(response.userHandle) : null,
  };
}

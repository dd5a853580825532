// Adds a passkey to an account, and signs in with one. The browser does the work; this carries what it says to the
// server and back. Where the browser cannot do it, nothing is offered.
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const bytes = (said) => Uint8Array.from(atob(said.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  if (!answer.ok) throw Object.assign(new Error(), { status: answer.status });
  return answer.json();
}

async function add(form) {
  const options = await ask("/account/passkeys/challenge");
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: options.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
    },
  });
  return ask("/account/passkeys", {
    name: form.elements.name.value,
    credential: {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      authenticatorAttachment: made.authenticatorAttachment,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(made.response.clientDataJSON),
        attestationObject: text(made.response.attestationObject),
        transports: made.response.getTransports?.() ?? [],
      },
    },
  });
}

async function signIn(form) {
  const options = await ask("/sign-in/challenge");
  const shown = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: [] },
  });
  return ask("/sign-in/passkey", {
    back: form.elements.back?.value ?? "",
    credential: {
      id: shown.id,
      rawId: text(shown.rawId),
      type: shown.type,
      authenticatorAttachment: shown.authenticatorAttachment,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(shown.response.clientDataJSON),
        authenticatorData: text(shown.response.authenticatorData),
        signature: text(shown.response.signature),
        userHandle: text(shown.response.userHandle),
      },
    },
  });
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[data-passkey-problem]");
    // Passkeys belong to one address; from another, browsers refuse them.
    if (form.dataset.at !== location.origin) {
      for (const hint of document.querySelectorAll("[data-passkey-without]")) hint.hidden = true;
      for (const hint of document.querySelectorAll("[data-passkey-elsewhere]")) hint.hidden = false;
      continue;
    }
    const run = form.dataset.passkey === "add" ? add : signIn;
    for (const without of document.querySelectorAll("[data-passkey-without]")) without.hidden = true;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.textContent = "";
      const button = form.querySelector("button");
      button.disabled = true;
      try {
        const { to } = await run(form);
        location.assign(to);
        // Only what stands after the # may differ.
        if (new URL(to, location.href).pathname === location.pathname) location.reload();
      } catch (error) {
        // Somebody who closes the browser's window says no; what the server refused is another matter.
        const { closed, refused, often } = problem.dataset;
        problem.textContent = error.status === 429 ? often : error.status ? refused : closed;
        button.disabled = false;
        button.focus();
      }
    });
  }
}

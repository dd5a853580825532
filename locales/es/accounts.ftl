# Cuentas: primera persona responsable, entrar, contraseñas, sesiones, recuperación, la demostración.
error-link = Este enlace ya no funciona. Ya se usó, es demasiado viejo (siete días, o una hora si era para volver a entrar) o uno más nuevo ocupó su lugar. Pide uno nuevo a quien te lo dio.
error-forged = Este formulario se envió desde otro sitio, así que no se hizo nada. Abre la página aquí y envíalo otra vez.
error-too-often = Hubo demasiados intentos en poco tiempo. No se miró nada. Espera unos minutos y vuelve a intentarlo.

account-problems = Hay que cambiar algo antes de poder guardarlo:
field-name = Tu nombre
field-email = Correo electrónico
field-password = Contraseña
field-new-password = Contraseña nueva
field-current = La contraseña que tienes ahora
field-organization = Tu organización
recovery-code = Código de recuperación
name-refused = Escribe un nombre de 1 a 120 caracteres, sin caracteres invisibles.
email-refused = Escribe una dirección entera, como mara@example.org.

first-title = Crea la primera cuenta
first-lead = Aquí nadie tiene cuenta todavía. Con la tuya se maneja esta instalación y se dirige tu organización. Después puedes invitar a otras personas.
first-organization-hint = El nombre con el que la gente la conoce. Más adelante puede haber otras organizaciones.
first-button = Crear la cuenta

sign-in-title = Entrar
sign-in-lead = Detrás de esta puerta están tu portafolio y tu organización. Todo lo de la escalera está abierto sin cuenta.
sign-in-refused = Ninguna cuenta tiene esta dirección con esta contraseña. Revisa las dos. Si perdiste la contraseña, puedes entrar con un código de recuperación.
sign-in-button = Entrar
sign-in-lost = Perdí mi contraseña
sign-in-none = ¿Aún no tienes cuenta? Quien dirige tu organización puede invitarte.
sign-out = Salir

password-title = Contraseña
password-hint = Al menos 10 caracteres. Unas cuantas palabras que no tengan nada que ver entre sí son fáciles de recordar y difíciles de adivinar. No hace falta ningún signo ni número.
password-change-hint = Se cierra tu sesión en todos los demás lugares.
password-change = Cambiar la contraseña
password-too-short = La contraseña tiene menos de 10 caracteres. Hazla más larga; bastan unas palabras seguidas.
password-too-long = La contraseña tiene más de 200 caracteres. Hazla más corta.
password-common = Esta contraseña está en listas de las más usadas, o se parece mucho a una. Son las primeras que se prueban. Elige unas palabras que no tengan nada que ver entre sí.
password-pattern = Esta contraseña sigue un patrón, como una fila de teclas o los mismos signos repetidos. Elige unas palabras que no tengan nada que ver entre sí.
password-date = Esta contraseña es sobre todo un año o un día. De esos no hay muchos. Elige unas palabras que no tengan nada que ver entre sí.
password-one-word = Esta contraseña es sobre todo una palabra o un nombre. Añade dos o tres más que no tengan nada que ver.
password-guessable = Esta contraseña se adivina pronto: está en listas de las más usadas, sigue un patrón o sale de tu nombre o tu dirección. Elige unas palabras que no tengan nada que ver entre sí.
strength-short = Caracteres que aún faltan: 0
strength-known = Es sobre todo tu nombre, tu dirección o tu organización. Es lo primero que otros adivinan.
strength-same = Es casi siempre el mismo signo. Se adivina pronto.
strength-long = Bastante larga. Si es de las más usadas se mira cuando la envías.
password-current-wrong = La contraseña que tienes ahora es otra. No se cambió nada.

account-nav = Cuenta
account-title = Tu cuenta
account-lead = { $s }, entras con { $u }.

recovery-title = Códigos de recuperación
recovery-text = Con un código de recuperación entras una vez y eliges una contraseña nueva. Guárdalos en papel, donde solo tú los encuentres. Los códigos nuevos anulan los anteriores.
recovery-left =
    { $n ->
        [0] No tienes códigos.
        [one] Te queda uno de tus códigos.
       *[other] Te quedan { $n } de tus códigos.
    }
recovery-button = Crear diez códigos nuevos
recovery-made = Estos son tus códigos. Anótalos o imprime esta página ahora: no se vuelven a mostrar.

recovery-page-title = Volver a entrar
recovery-page-lead = Escribe uno de los códigos de recuperación que guardaste y elige una contraseña nueva. Se cierra tu sesión en todos los demás lugares.
recovery-page-button = Cambiar la contraseña y entrar
recovery-page-none = ¿No tienes ningún código a mano? Acude a quien dirige tu organización. Quien maneja esta instalación puede crear un enlace para ti, y después ves que se creó.
recovery-page-neither = ¿No tienes a mano ni la carta ni un código? Acude a quien dirige tu organización. Quien maneja esta instalación puede crear un enlace para ti, y después ves que se creó.
recovery-page-ways = Una carta con un enlace o uno de los códigos de recuperación que guardaste: con los dos llegas a una contraseña nueva. Se cierra tu sesión en todos los demás lugares.
recovery-by-letter = Con una carta
recovery-by-letter-text = La carta lleva un enlace que sirve una vez, durante una hora.
recovery-by-letter-button = Enviar la carta
recovery-by-code = Con un código de recuperación
recovery-asked = Si alguien entra con esta dirección, una carta va en camino. Mira en el buzón y donde llega el correo no deseado. Se envía como mucho una carta cada cinco minutos.
recovery-choose-title = Elige una contraseña nueva
recovery-choose-lead = Para { $s }. Se cierra tu sesión en todos los demás lugares.
recovery-refused = Esta dirección y este código no van juntos, o el código ya se usó. No se cambió nada.

sessions-title = Dónde has entrado
sessions-unknown = Un navegador que no dice cuál es
sessions-since = desde { $s }
sessions-this = (este)
sessions-end = Salir en todas partes

passkeys-title = Llaves de acceso
passkeys-text = Una llave de acceso está en tu teléfono, tu computadora o tu llavero digital. Entras con ella igual que desbloqueas ese aparato, con un dedo, la cara o un código, y no hay contraseña que robar.
passkeys-none = Todavía no tienes ninguna.
passkeys-unnamed = Una llave de acceso sin nombre
passkeys-made = añadida el { $s }
passkeys-used = usada por última vez el { $s }
passkeys-not-used = sin usar todavía
passkeys-remove = Quitar
passkeys-without = Para añadir una, el navegador tiene que conocer las llaves de acceso y tener JavaScript activado.
passkeys-elsewhere = Las llaves de acceso son de una sola dirección, y esta página se abrió en otra. Para usarlas, ábrela aquí:
passkeys-name = Un nombre para ella
passkeys-name-hint = Para que distingas tus llaves, por ejemplo «mi teléfono».
passkeys-add = Añadir una llave de acceso
passkey-sign-in-title = Sin contraseña
passkey-sign-in-text = Si añadiste una llave de acceso a tu cuenta, basta con ella.
passkey-sign-in = Entrar con una llave de acceso
passkey-closed = El navegador no terminó. No se cambió nada. Inténtalo otra vez o toma otro camino.
passkey-refused = Esta llave de acceso no se aceptó: aquí no se conoce, se quitó, pasaron más de cinco minutos o Wayfellow se inició de nuevo entretanto. No se cambió nada. Inténtalo otra vez.
passkey-many = Tienes veinte llaves de acceso. Quita una antes de añadir otra.
passkey-last = Es tu única manera de entrar. Elige antes una contraseña o añade otra llave de acceso. No se cambió nada.

happened-title = Qué pasó con tu cuenta
happened-text = Las últimas veinte veces. Si algo de esto no fuiste tú, cambia la contraseña y crea códigos nuevos.
happened-sign-in = Entrada
happened-sign-out = Salida
happened-account = Cuenta creada
happened-operator = Empieza o deja de manejar esta instalación
happened-password = Contraseña cambiada
happened-recovered = Contraseña nueva con un código o un enlace
happened-everywhere = Salida en todas partes
happened-codes = Códigos de recuperación nuevos
happened-link = Se pidió una carta para volver a entrar
happened-link-by-operator = Quien maneja esta instalación creó un enlace para volver a entrar
happened-passkey = Llave de acceso añadida
happened-passkey-gone = Llave de acceso retirada

demo-title = Mira todo como otra persona
demo-lead = Esto es una demostración con personas inventadas. Sé una de ellas por un rato y mira lo que ve. No hace falta contraseña.
demo-now = Ahora eres { $s }. La barra de arriba dice en cada página quién eres y te deja ser otra persona.
demo-now-nobody = Ahora no has entrado y ves lo que ve cualquier visita. La barra de arriba dice en cada página quién eres y te deja ser otra persona.
demo-cast = Quién está aquí
demo-become = Ser { $s }
demo-invented = Aquí nadie es una persona real, y las visitas no están separadas: lo que escribas lo leerá la siguiente.
demo-you-are = Demostración: eres { $s }.
demo-you-are-nobody = Demostración: no has entrado.
demo-choose = Ser otra persona
demo-new-title = Llegar como persona voluntaria nueva
demo-new-text = Desde hoy haces voluntariado en Riverbend y Dana te supervisa. Tu portafolio está vacío. Escribe algo, comparte una parte con Dana y después sé Dana y mira.
demo-new-name = Un nombre, que puede ser inventado
demo-new-button = Llegar
demo-full = Ya llegaron veinticuatro personas y la barra no tiene sitio para más. Sé una de ellas o empieza la demostración de nuevo.
demo-gone = Esta persona dejó la demostración. Sé otra persona.
demo-start-title = Esto es una demostración
demo-start-text = Las personas de aquí son inventadas. Todavía no has entrado y ves lo que ve cualquier visita. Llega como alguien nuevo o sé una de las personas que ya están: en voluntariado, en supervisión o en la dirección. No hace falta contraseña.
demo-start-choose = Ser alguien que ya está
demo-new = Llegó a Riverbend para hacer voluntariado
demo-mara = Voluntaria en Riverbend, capaz de más de lo que dice la palabra
demo-ines = Vino a una reunión en Riverbend la semana pasada
demo-dana = Especialista en apoyo entre pares con certificación; supervisa en Riverbend y, desde fuera, a una persona en Hilltop
demo-lena = Dirige Riverbend y contrata allí
demo-tobias = Acompaña la recuperación en Hilltop, en su segundo año
demo-ops = Maneja esta instalación y no está en ninguna organización
demo-olga = Dirige Hilltop y supervisa allí

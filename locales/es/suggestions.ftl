# Cambios sugeridos en lo que hay para leer.
suggestions-title = Cambios sugeridos
suggestions-lead = Lo que sugeriste y qué fue de ello.
suggestions-lead-stewards = Cómo diría la gente algo que hay aquí para leer, y por qué. Responde a cada sugerencia; la biblioteca misma se edita en sus archivos.
suggestions-empty = Aún no hay sugerencias. Al pie de cada página de la biblioteca hay un enlace para sugerir un cambio en ella.
suggestions-erased = Se borró a quien lo sugirió, y con ello sus palabras.
suggestions-answer = Responder
suggestions-words = Qué será de ello, o por qué no
suggestions-refused = Elige cómo está. Si no se acepta, di por qué. No se guardó nada.
suggest-title = Sugerir un cambio
suggest-this = Sugerir un cambio en esta página
suggest-lead = ¿Algo está mal, es antiguo o cuesta leerlo? Di cómo debería ser. Quienes cuidan la biblioteca en tu organización lo leen con tu nombre y responden.
suggest-problems = No se envió.
suggest-f-about = Página
suggest-about-hint = Su dirección aquí, desde la primera barra.
suggest-f-words = ¿Qué debería decir?
suggest-f-reason = Por qué y dónde se puede consultar
suggest-reason-hint = Una fuente es lo que más ayuda. No escribas nada sobre una persona.
suggest-button = Enviar
suggest-about-refused = Escribe la dirección de una página de aquí, como /misconceptions.
suggest-words-refused = Escribe qué debería decir, con hasta 5.000 caracteres.
suggest-reason-refused = Escribe hasta 5.000 caracteres.
term-suggestion-new = nueva
term-suggestion-read = leída
term-suggestion-taken = aceptada
term-suggestion-declined = no aceptada
need-suggestions =
    { $n ->
        [one] Un cambio sugerido espera respuesta.
       *[other] { $n } cambios sugeridos esperan respuesta.
    }
need-suggestions-step = Leer y responder

# El marco de cada página, los errores y las palabras que se usan en todas partes.
skip = Ir al contenido
nav-label = Principal
nav-ladder = Escalera
nav-missing = ¿Qué me falta?
nav-library = Biblioteca
search-label = Buscar en todo
search-button = Buscar
footer-about = Wayfellow ayuda a quienes trabajan en roles de apoyo entre pares y a sus organizaciones. La escalera, la biblioteca y la revisión de textos están abiertas sin cuenta, y lo que escribas allí sin una no se guarda.
footer-language-note = Por ahora, los puntos de los documentos están en inglés, con nuestras propias palabras; cada uno dice dónde se encuentra el original.
footer-nav = Más
language-label = Idioma
crumbs = Dónde estás
yes = Sí
no = No
url-unchecked = dirección tal como está impresa, sin comprobar

error-title = No se pudo hacer
error-not-found = No hay ninguna página en esta dirección, o no está abierta para ti.
error-method = Esta dirección no acepta ese tipo de solicitud. Ábrela desde la página que lleva a ella.
error-too-large = Lo que enviaste es más grande de lo que acepta esta instalación. Envía un archivo más pequeño.
error-form = No se pudo leer lo que enviaste. Vuelve atrás, revisa lo que escribiste y envíalo otra vez.
error-language = Este idioma no está disponible. Elige uno al pie de la página.
error-conflict = Otra persona cambió lo mismo mientras escribías. No se sobrescribió nada. Vuelve atrás, copia lo que escribiste y abre la página de nuevo.
error-unavailable = No se pudo guardar lo que enviaste, porque ahora mismo no se puede llegar a la base de datos o no le queda espacio. No se guardó nada a medias. Vuelve a intentarlo en un momento.
error-internal = Algo falló de nuestro lado. No se guardó nada de lo que enviaste. Vuelve a intentarlo en un momento.
error-track = La vía que aparece en la dirección no es una de las que conocemos.
error-next = Adónde ir desde aquí
error-home = La página de inicio
error-search = Buscar en todo

patterns-title = Patrones
patterns-lead = Todos los componentes en una sola página, para que las páginas nuevas se vean y funcionen como las demás.
patterns-text = Texto
patterns-buttons = Botones
patterns-forms = Formularios
patterns-marks = Marcas, notas y tarjetas

filter-all = Todo
filter-words = Palabras que buscas
filter-button = Mostrar
filter-clear = Mostrar todo
filter-shown = { $n } de { $m } a la vista
filter-empty = Nada coincide. Prueba con menos palabras o con otro filtro.
filter-category = Categoría
filter-document = Documento
filter-kind = Parte
filter-focus = Enfoque

# Dos personas editaron lo mismo
conflict-title = Otra persona también cambió esto
conflict-lead = Mientras escribías, otra persona guardó otra versión. No se sobrescribió nada. Compara las dos, cambia tu texto si quieres y guarda; o deja lo que está guardado.
conflict-yours = Lo que escribiste
conflict-theirs = Lo que está guardado ahora
conflict-nothing = Nada
conflict-save = Guardar mi texto
conflict-keep = Dejar lo que está guardado
keep-typed = Mientras escribe, se guarda en esta pestaña de su navegador, y en ningún otro lugar, hasta que lo envíe o cierre la pestaña.
keep-typed-not = Lo que escribe aquí no se guarda en su navegador.
keep-typed-before = Usted escribió algo aquí antes y no lo envió.
keep-typed-back = Ponerlo de nuevo
keep-typed-forget = Olvidarlo

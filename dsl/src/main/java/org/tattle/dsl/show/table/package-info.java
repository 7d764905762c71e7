/** Tables written: as text, HTML, LaTeX and files. */
package org.tattle.dsl.show.table;

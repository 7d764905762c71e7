/** What a statement shows: neutral tables and figures, and their text, HTML, SVG and PNG. */
package org.tattle.dsl.show;

/** Forms of files: each a component of {@code export}, chosen by the end of the file's name. */
package org.tattle.dsl.export;

/** Trees of scripts written out again as text. */
package org.tattle.dsl.syntax.wording;

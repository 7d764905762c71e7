/** Arguments bound to the parameters that declare them, and what checking a script keeps. */
package org.tattle.dsl.check.bind;

/** What a value is: its type, what may be done with it, and parameters bound to components. */
package org.tattle.dsl.check.type;

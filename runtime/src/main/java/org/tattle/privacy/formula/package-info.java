/** Formulas of privacy that scripts may ask: epsilon, noise or steps, from the other two. */
package org.tattle.privacy.formula;

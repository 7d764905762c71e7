/** Owners' marks of models, and what is left of them when somebody tries to be rid of them. */
package org.tattle.attack.mark;

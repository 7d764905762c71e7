/** Attacks that learn of people from a published table, tried on those in it and on others. */
package org.tattle.attack.disclosure;

/** Attacks that learn of a person what the model was not asked about. */
package org.tattle.attack.attribute;

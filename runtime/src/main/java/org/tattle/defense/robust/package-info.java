/** Defenses against changes of rows that mislead a model. */
package org.tattle.defense.robust;

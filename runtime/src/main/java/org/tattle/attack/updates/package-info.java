/** Attacks by whoever reads what the clients of a federation send. */
package org.tattle.attack.updates;

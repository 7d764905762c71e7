/** Defenses of tables that are given to the public. */
package org.tattle.defense.publication;

/** Defenses of published counts. */
package org.tattle.defense.count;

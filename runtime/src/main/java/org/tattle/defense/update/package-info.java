/** Defenses of single updates: what a client changes of what it sends, before anybody sees it. */
package org.tattle.defense.update;

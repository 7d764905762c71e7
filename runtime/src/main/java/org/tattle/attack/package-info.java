/** What an attack is, and what it finds; the attacks of a family are a package each. */
package org.tattle.attack;

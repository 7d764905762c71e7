/** Attacks that tell by made-up rows whose rows were learned from. */
package org.tattle.attack.synthetic;

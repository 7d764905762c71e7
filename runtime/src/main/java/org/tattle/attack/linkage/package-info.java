/** Attacks that find people in what was published of them. */
package org.tattle.attack.linkage;

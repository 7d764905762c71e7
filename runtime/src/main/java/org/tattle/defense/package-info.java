/** What a defense is, by the stage where it acts; the defenses of a stage are a package each. */
package org.tattle.defense;

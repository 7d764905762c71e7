/** Attacks on membership that compare a target with shadows trained with and without each row. */
package org.tattle.attack.membership.shadow;

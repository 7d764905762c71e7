/** Trainings that are done so that rows can be taken out of them, or taken out of account. */
package org.tattle.defense.removal;

/** Audits of training by rows that were planted in a copy of it. */
package org.tattle.attack.audit;

/** What is done to codes of records so that they tell less of them. */
package org.tattle.defense.linkage;

/** The attack on tables that hold a few of very many things of each person. */
package org.tattle.attack.sparse;

/** Codes that stand for people's records where nobody may see these. */
package org.tattle.record.code;

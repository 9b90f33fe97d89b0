// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.time.Instant;

/**
 * A file that is not used any more.
 *
 * @param file its name in the folder {@code set-aside}
 * @param label what was read; empty where the file does not tell
 * @param why a clause whose subject is the file: "is damaged in block 2 of 5"
 * @param when it was set aside
 * @param bytes of the file
 */
public record SetAside(String file, String label, String why, Instant when, long bytes) {}

// SPDX-License-Identifier: Apache-2.0
/**
 * What an unexpected error leaves behind for whoever repairs it, at the desk and on the command
 * line.
 */
@NullMarked
package dev.carrel.app.report;

import org.jspecify.annotations.NullMarked;

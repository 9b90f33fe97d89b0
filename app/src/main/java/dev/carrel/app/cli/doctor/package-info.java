// SPDX-License-Identifier: Apache-2.0
/**
 * The checks behind {@code carrel doctor}: what this machine is, what is there, what is missing.
 *
 * <p>Start at {@link dev.carrel.app.cli.doctor.Check}. A check only looks: it repairs nothing,
 * contacts nobody, and never throws; what it could not find out, its detail says. Something
 * optional that is missing is told, but is no failure.
 */
@NullMarked
package dev.carrel.app.cli.doctor;

import org.jspecify.annotations.NullMarked;

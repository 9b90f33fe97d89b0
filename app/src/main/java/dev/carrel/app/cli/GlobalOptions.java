// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after it. */
final class GlobalOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say what a command does.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Say which version this is.")
  boolean version;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object instead of text.")
  boolean json;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      scope = ScopeType.INHERIT,
      description = "A name from 'carrel models list', or a .gguf file. Default: starter.")
  @Nullable String model;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      scope = ScopeType.INHERIT,
      converter = KvProfileConverter.class,
      description =
          "How the context is stored: exact (16 bits a value), faithful (6.4), balanced (3.7),"
              + " compact (3.2). Default: balanced, or the next better one where it does badly.")
  @Nullable KvProfile profile;

  @Option(
      names = "--budget",
      paramLabel = "SIZE",
      scope = ScopeType.INHERIT,
      converter = ByteSizeConverter.class,
      description =
          "Memory that may be used, as 8GB, 500MB, 1.5GiB or bytes. Default: what is free.")
  @Nullable Long budgetBytes;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      scope = ScopeType.INHERIT,
      description =
          "What computes: cpu, auto (a graphics card if there is one that can be used), or a"
              + " device's name from 'carrel doctor'. Default: auto.")
  @Nullable String device;

  @Option(
      names = "--read-hidden",
      scope = ScopeType.INHERIT,
      description = "Let the model also read text that cannot be seen on its page.")
  boolean readHidden;

  @Option(
      names = "--changes",
      paramLabel = "SIDE",
      scope = ScopeType.INHERIT,
      converter = ChangesConverter.class,
      description =
          "How tracked changes of files are read: accepted, original, or both (marked; the"
              + " default).")
  ReadAs.Changes changes = ReadAs.Changes.BOTH;

  @Option(
      names = "--no-comments",
      scope = ScopeType.INHERIT,
      description = "Leave out comments and highlights of files.")
  boolean noComments;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where Carrel keeps your data. Default: the platform's own place.")
  @Nullable Path home;
}

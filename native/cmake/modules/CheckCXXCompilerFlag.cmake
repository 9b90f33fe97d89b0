# SPDX-License-Identifier: Apache-2.0
# Stands before CMake's own module of this name, does the same, and is the one place where the
# unmodified ggml/src/CMakeLists.txt lets us in: it includes this module, and what we defer here runs
# at that folder's end, where ggml_add_cpu_backend_variant() is defined and its relative paths hold.
# So we build the CPU variants we want instead of none or all 14.
include("${CMAKE_ROOT}/Modules/CheckCXXCompilerFlag.cmake")

function(carrel_add_cpu_variants)
  include("${CARREL_PINS}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # tile_config.h says why
    get_filename_component(here "${CARREL_PINS}" DIRECTORY)
    set_source_files_properties(ggml-cpu/amx/mmq.cpp PROPERTIES COMPILE_OPTIONS "-include;${here}/tile_config.h")
  endif()
  foreach(variant IN LISTS CPU_VARIANTS_X86 CPU_VARIANTS_X86_NOT_MSVC CPU_VARIANTS_ARM_LINUX CPU_VARIANTS_ARM_APPLE)
    separate_arguments(variant)
    list(GET variant 0 name)
    if(name IN_LIST CARREL_VARIANTS)
      ggml_add_cpu_backend_variant(${variant})
    endif()
  endforeach()
endfunction()

if(CARREL_PINS AND CMAKE_CURRENT_SOURCE_DIR MATCHES "/ggml/src$")
  get_property(added GLOBAL PROPERTY CARREL_CPU_VARIANTS)
  if(NOT added)
    set_property(GLOBAL PROPERTY CARREL_CPU_VARIANTS ON)
    cmake_language(DEFER CALL carrel_add_cpu_variants)
  endif()
endif()

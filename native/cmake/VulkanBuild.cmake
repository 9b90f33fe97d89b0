# SPDX-License-Identifier: Apache-2.0
# ggml's Vulkan backend in the cache, built only where it is asked for: an entry of its own, so that neither it nor the
# others are built again for each other's changes.

# What it is made of, as one hash: ggml's sources that it sees, its patches, compilers and flags.
function(carrel_vulkan_key source patches result)
  carrel_compiler_identity(compiler)
  file(GLOB files "${source}/ggml/include/*.h" "${source}/ggml/src/*.h" "${source}/ggml/src/ggml*.c*"
       "${source}/ggml/src/CMakeLists.txt")
  set(text "${LLAMA_TREE};${compiler};${LLAMA_FLAGS};${CMAKE_HOST_SYSTEM_NAME};$ENV{CXXFLAGS};$ENV{VULKAN_SDK}")
  foreach(file IN LISTS files patches)
    file(SHA256 "${file}" hash)
    string(APPEND text ";${hash}")
  endforeach()
  string(SHA256 key "${text}")
  string(SUBSTRING "${key}" 0 16 key)
  set(${result} "${key}" PARENT_SCOPE)
endfunction()

# Makes sure that HOME holds libggml-vulkan. A build that was interrupted goes on where it was.
function(carrel_ensure_vulkan source patches home)
  if(EXISTS "${home}/complete")
    return()
  endif()
  find_program(GLSLC NAMES glslc HINTS "$ENV{VULKAN_SDK}/bin")
  if(NOT GLSLC)
    message(FATAL_ERROR "The Vulkan backend cannot be built: glslc is missing. README.md of native says what it needs; "
            "without -Pvulkan the CPU's backend alone is built.")
  endif()
  cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
  math(EXPR minutes "(8 + ${cores} - 1) / ${cores}")
  message(STATUS "ggml's Vulkan backend: building for this machine's cache, about ${minutes} min on ${cores} cores; only "
                 "the first build takes this")
  if(NOT EXISTS "${home}/source/CMakeLists.txt")
    file(REMOVE_RECURSE "${home}")
    file(COPY "${source}/" DESTINATION "${home}/source.tmp")
    foreach(patch IN LISTS patches)
      execute_process(COMMAND ${CMAKE_COMMAND} -E env "GIT_CEILING_DIRECTORIES=${CACHE}" ${GIT} apply "${patch}"
                      WORKING_DIRECTORY "${home}/source.tmp" RESULT_VARIABLE failed ERROR_VARIABLE error)
      if(failed)
        message(FATAL_ERROR "${patch} does not apply to llama.cpp ${LLAMA_TAG}: ${error}")
      endif()
    endforeach()
    file(RENAME "${home}/source.tmp" "${home}/source")
  endif()
  set(LLAMA_FLAGS ${LLAMA_FLAGS} -DGGML_CPU=OFF -DGGML_VULKAN=ON)
  carrel_make_llama("${home}/source" "${home}/build" "" ggml-vulkan)
  file(GLOB library "${home}/build/bin/*ggml-vulkan.so" "${home}/build/bin/ggml-vulkan.dll")
  file(COPY ${library} DESTINATION "${home}/lib")
  if(NOT CMAKE_HOST_WIN32)
    find_program(STRIP NAMES strip)
    if(STRIP)
      execute_process(COMMAND ${STRIP} --strip-unneeded ${library} WORKING_DIRECTORY "${home}/lib" ERROR_QUIET)
    endif()
  endif()
  file(WRITE "${home}/complete" "vulkan\n")
  file(REMOVE_RECURSE "${home}/build" "${home}/source")
endfunction()

// SPDX-License-Identifier: MIT
// libgit2 without its network half.
//
// The shared libgit2 brings thirteen libraries with it (Kerberos, two TLS stacks, SSH), and reads the system's
// certificates when it starts: 10 ms before a register is even opened, where a whole comparison takes 3. Nothing here
// needs them, for sharing is left to git itself. So libgit2 is linked statically, and these stand in for the three of
// its object files that pull the rest in (http.c, ssh.c, streams/mbedtls.c). Where libgit2's insides differ from
// version 1.5, this does not link; CMakeLists.txt tries, and takes the shared library where it must.
#include "store/offline.h"

namespace planrev::store {

void KeepOffline() {}

}  // namespace planrev::store

#ifdef PLANREV_OFFLINE_GIT2

namespace {

constexpr int kNoNetwork = -1;

}  // namespace

// As declared in libgit2 1.5; the parameters are pointers, and nothing calls those that take any.
extern "C" {

bool git_http__expect_continue = false;

int git_mbedtls_stream_global_init() { return 0; }
int git_mbedtls_stream_new(void*, const char*, const char*) { return kNoNetwork; }
int git_mbedtls_stream_wrap(void*, void*, const char*) { return kNoNetwork; }
int git_mbedtls__set_cert_location(const char*, const char*) { return kNoNetwork; }
int git_smart_subtransport_http(void*, void*, void*) { return kNoNetwork; }
int git_smart_subtransport_ssh(void*, void*, void*) { return kNoNetwork; }
int git_transport_ssh_with_paths(void*, void*, void*) { return kNoNetwork; }
int git_transport_ssh_global_init() { return 0; }

}  // extern "C"

#endif

//! Where compiled gazetteer files are kept between runs.

use std::ffi::OsString;
use std::path::PathBuf;

/// Names the folder, or switches the keeping off.
pub const VARIABLE: &str = "INCIDENT_MAPPER_CACHE";

/// The value of [`VARIABLE`] that switches it off; an empty one does too.
const OFF: &str = "off";

/// The folder for what can be made again, by the user's environment; `None` where it is switched off or there is none.
pub fn folder() -> Option<PathBuf> {
    folder_by(|name| std::env::var_os(name))
}

fn folder_by(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(named) = variable(VARIABLE) {
        return (!named.is_empty() && named != OFF).then(|| named.into());
    }
    let home = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = if cfg!(windows) {
        home("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home("HOME").map(|home| home.join("Library/Caches"))
    } else {
        // The XDG Base Directory Specification: a relative path is to be ignored.
        home("XDG_CACHE_HOME").or_else(|| home("HOME").map(|home| home.join(".cache")))
    };
    Some(caches?.join("incident-mapper"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], want: Option<&str>) {
        let of = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| value.into());
        assert_eq!(folder_by(of), want.map(PathBuf::from), "{variables:?}");
    }

    #[test]
    fn the_folder_is_named_or_switched_off() {
        check(&[(VARIABLE, "/fast/disk"), ("HOME", "/home/a")], Some("/fast/disk"));
        check(&[(VARIABLE, "off"), ("HOME", "/home/a")], None);
        check(&[(VARIABLE, ""), ("HOME", "/home/a")], None);
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn the_folder_is_where_the_system_keeps_such_files() {
        check(&[("XDG_CACHE_HOME", "/var/c"), ("HOME", "/home/a")], Some("/var/c/incident-mapper"));
        check(&[("XDG_CACHE_HOME", "c"), ("HOME", "/home/a")], Some("/home/a/.cache/incident-mapper"));
        check(&[], None);
    }
}

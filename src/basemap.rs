//! basemap

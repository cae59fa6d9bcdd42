"""Every fix that reports print, put into real servers as Debian lays them out (`make advice`)."""
